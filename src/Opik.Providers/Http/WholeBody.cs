using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;
using Opik.Providers.Protocols;

namespace Opik.Providers.Http;

/// <summary>An answer that is one JSON value. Gemini streams as a list of answers when nobody asks for events.</summary>
internal sealed class WholeBody(IProviderProtocol protocol, StreamAggregate aggregate, int limit) : IAnswerReader
{
    private readonly BoundedBytes body = new(limit);

    public bool IsComplete => false;

    public bool HasToken => false;

    public bool IsCut => body.IsCut;

    public int Unreadable { get; private set; }

    public bool ReadsInPart => false;

    public void Push(ReadOnlySpan<byte> bytes) => body.Add(bytes);

    public void Complete(ModelCall call)
    {
        if (body.IsCut || body.Written.IsEmpty)
            return;
        switch (JsonBytes.Parse(body.Written))
        {
            case JsonObject response:
                protocol.ReadResponse(call, response);
                break;
            case JsonArray pieces:
                foreach (var piece in pieces.OfType<JsonObject>())
                    aggregate.Add(null, (JsonObject)piece.DeepClone());
                call.Error ??= aggregate.Error;
                if (aggregate.ToResponse() is { } whole)
                    protocol.ReadResponse(call, whole);
                break;
            default:
                Unreadable++;
                break;
        }
    }
}
