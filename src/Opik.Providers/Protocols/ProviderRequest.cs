using System.Text.Json.Nodes;

namespace Opik.Providers.Protocols;

/// <summary>A request to a provider.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="Body">The JSON it carries; empty when the body is something else or too large to be looked at.</param>
internal sealed record ProviderRequest(ProviderAddress Address, JsonObject Body);
