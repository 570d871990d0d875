using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace Opik.ModelContextProtocol;

/// <summary>Requests of one connection that wait for their answers, with what is to be logged of them.</summary>
internal sealed class McpExchanges
{
    // Requests that are never answered must not fill the memory.
    private const int MostOpen = 10_000;

    private readonly ConcurrentDictionary<RequestId, (OpikSpan? Span, JsonNode? Input)> _open = new();

    /// <summary>The span that the MCP SDK's activity around the caller has; null: it is not recorded.</summary>
    public static OpikSpan? Current() =>
        OpikContext.CurrentSpan is { IsForeign: true, Activity: { } activity } span && activity.Source.Name.EndsWith("ModelContextProtocol", StringComparison.Ordinal) ? span : null;

    /// <summary>Notes a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="span">Its span; null: known when it is answered.</param>
    public void Asked(JsonRpcRequest request, OpikSpan? span)
    {
        var input = WithoutMeta(request.Params);
        if (span is not null && input is not null)
            span.SetInput(input);
        if (_open.Count < MostOpen)
            _open[request.Id] = (span, input);
    }

    /// <summary>Logs an answer.</summary>
    /// <param name="message">Any message; what is no answer is left alone.</param>
    /// <param name="span">The span of the request; null: the one it was asked with.</param>
    public void Answered(JsonRpcMessage message, OpikSpan? span = null)
    {
        if (message is not (JsonRpcResponse or JsonRpcError) || !_open.TryRemove(((JsonRpcMessageWithId)message).Id, out var asked))
            return;
        if (asked.Span is null && asked.Input is not null)
            span?.SetInput(asked.Input);
        if (message is JsonRpcResponse { Result: { } result })
            (asked.Span ?? span)?.SetOutput(WithoutMeta(result));
    }

    // The context of the trace and the version of the protocol travel there.
    private static JsonNode? WithoutMeta(JsonNode? payload)
    {
        if (payload is not JsonObject members || !members.ContainsKey("_meta"))
            return payload?.DeepClone();
        var kept = (JsonObject)members.DeepClone();
        kept.Remove("_meta");
        return kept;
    }
}
