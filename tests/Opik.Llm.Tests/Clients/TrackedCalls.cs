namespace Opik.Llm.Tests.Clients;

/// <summary>Tests with tracked calls: a recorder that is the process's default hears every tracked call of the process, so that they run one after another.</summary>
[CollectionDefinition(nameof(TrackedCalls))]
public sealed class TrackedCalls;
