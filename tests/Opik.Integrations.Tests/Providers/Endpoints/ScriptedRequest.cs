namespace Opik.Integrations.Tests.Providers.Endpoints;

/// <summary>What an endpoint was asked.</summary>
internal sealed record ScriptedRequest(string Target, IReadOnlyDictionary<string, string> Headers, string Body);
