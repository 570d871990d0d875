using Opik.Providers.Protocols;

namespace Opik.Providers.Framing;

/// <summary>Cuts the bytes of a streamed answer, however they arrive, into events.</summary>
internal interface IFrameReader
{
    /// <summary>Takes the next bytes and hands every event that they complete to <paramref name="aggregate"/>.</summary>
    void Push(ReadOnlySpan<byte> bytes, StreamAggregate aggregate);

    /// <summary>No bytes follow.</summary>
    void Complete(StreamAggregate aggregate);
}
