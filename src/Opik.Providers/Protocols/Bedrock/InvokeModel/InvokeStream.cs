using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.Protocols.Anthropic;
using Opik.Providers.Protocols.Bedrock.Converse;
using Opik.Providers.Protocols.OpenAi.Chat;

namespace Opik.Providers.Protocols.Bedrock.InvokeModel;

/// <summary>
/// Pieces of a streamed answer: events named <c>chunk</c> with <c>{"bytes":"base64 of JSON"}</c>. The first piece shows the
/// format, whose own collector takes over.
/// </summary>
internal sealed class InvokeStream(long budget) : StreamAggregate
{
    private readonly JsonObject metrics = [];
    private StreamAggregate? format;

    public override void Add(string? type, JsonObject data)
    {
        if (data.Text("bytes") is not { } bytes)
            return;
        if (Decode(bytes) is not { } piece)
        {
            Unreadable++;
            return;
        }

        if (piece.Take(InvokeUsage.Metrics) is JsonObject counters)
            counters.MoveTo(metrics);
        format ??= Choose(piece);
        if (format is ConverseStream && piece.FirstOrDefault() is { Value: JsonObject inner } first)
            format.Add(first.Key, (JsonObject)inner.DeepClone());
        else
            format.Add(null, piece);
        HasToken |= format.HasToken;
        if (format.Error is { } error)
            Fail(error.Type, error.Message);
    }

    public override JsonObject? ToResponse()
    {
        var response = format?.ToResponse();
        if (response is not null && metrics.Count > 0)
            response[InvokeUsage.Metrics] = metrics.DeepClone();
        return response;
    }

    public override bool IsCut => format?.IsCut ?? false;

    private StreamAggregate Choose(JsonObject piece) =>
        piece.ContainsKey("type") ? new AnthropicStream { Budget = budget }
        : piece.ContainsKey("messageStart") ? new ConverseStream { Budget = budget }
        : piece.Text("object") == "chat.completion.chunk" || piece.Array("choices") is [{ } choice, ..] && choice.Member("delta") is not null ? new OpenAiChatStream { Budget = budget }
        : new TextPieces { Budget = budget };

    private static JsonObject? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? JsonBytes.Parse(bytes.AsSpan(0, length)) as JsonObject : null;
    }
}
