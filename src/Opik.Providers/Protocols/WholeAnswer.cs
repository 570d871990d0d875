using System.Text.Json.Nodes;

namespace Opik.Providers.Protocols;

/// <summary>For operations that are never streamed: the last event counts as the answer.</summary>
internal sealed class WholeAnswer : StreamAggregate
{
    private JsonObject? response;

    public override void Add(string? type, JsonObject data) => response = data;

    public override JsonObject? ToResponse() => response;
}
