using Opik.Providers.Framing;
using Opik.Providers.ModelCalls;
using Opik.Providers.Protocols;

namespace Opik.Providers.Http;

/// <summary>An answer in events.</summary>
internal sealed class StreamedAnswer(IProviderProtocol protocol, IFrameReader frames, StreamAggregate aggregate) : IAnswerReader
{
    public bool IsComplete => aggregate.IsComplete;

    public bool HasToken => aggregate.HasToken;

    public bool IsCut => aggregate.IsCut;

    public int Unreadable => aggregate.Unreadable;

    public bool ReadsInPart => true;

    public void Push(ReadOnlySpan<byte> bytes) => frames.Push(bytes, aggregate);

    public void Complete(ModelCall call)
    {
        frames.Complete(aggregate);
        call.Error ??= aggregate.Error;
        if (aggregate.ToResponse() is { } response)
            protocol.ReadResponse(call, response);
    }
}
