using Opik.Providers.ModelCalls;

namespace Opik.Providers.Http;

/// <summary>Reads an answer along while the caller reads it.</summary>
internal interface IAnswerReader
{
    /// <summary>The last event of the stream came.</summary>
    bool IsComplete { get; }

    /// <summary>Something that the model generated arrived.</summary>
    bool HasToken { get; }

    /// <summary>Something was left out for its size.</summary>
    bool IsCut { get; }

    /// <summary>Pieces that were not understood.</summary>
    int Unreadable { get; }

    /// <summary>Whether the beginning of the answer says something without its end.</summary>
    bool ReadsInPart { get; }

    /// <summary>Takes the next bytes.</summary>
    void Push(ReadOnlySpan<byte> bytes);

    /// <summary>No bytes follow: tells <paramref name="call"/> what was read.</summary>
    void Complete(ModelCall call);
}
