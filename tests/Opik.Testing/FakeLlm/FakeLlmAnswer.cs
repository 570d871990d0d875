namespace Opik.Testing.FakeLlm;

/// <summary>What the fake model server answers to one call.</summary>
public sealed record FakeLlmAnswer
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The text, in the pieces in which it is streamed.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>A tool that is to be called; null: none.</summary>
    public string? Tool { get; init; }

    /// <summary>Its arguments as JSON, in the pieces in which they are streamed.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether the model stops because of the limit of tokens.</summary>
    public bool IsCut { get; init; }

    /// <summary>Message of an error.</summary>
    public string? Error { get; init; }

    /// <summary>Seconds in header Retry-After; null: no header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A body sent as it is, in place of everything else; for streams too.</summary>
    public string? Raw { get; init; }

    /// <summary>Pause before the first byte.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Pause between two pieces.</summary>
    public TimeSpan PieceWait { get; init; }

    /// <summary>Whether a stream breaks off after its pieces, without an end.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>Tokens of the prompt and of the answer.</summary>
    public (int Prompt, int Completion) Usage { get; init; } = (10, 5);

    /// <summary>Tokens of the prompt that come from a cache; part of <see cref="Usage"/>.</summary>
    public int Cached { get; init; }

    /// <summary>Tokens of thought; part of <see cref="Usage"/>. Told where the interface has a word for it.</summary>
    public int Reasoning { get; init; }

    /// <summary>What the model thinks first; null: nothing.</summary>
    public string? Thought { get; init; }

    /// <summary>Log-probability of each piece, told where they are asked for; its alternatives are a token <c>other</c> 2 below and itself. Null: none are told.</summary>
    public double? LogProbability { get; init; }

    /// <summary>An answer in words.</summary>
    public static FakeLlmAnswer Text(params string[] pieces) => new() { Pieces = pieces };

    /// <summary>A call of a tool.</summary>
    public static FakeLlmAnswer ToolCall(string tool, params string[] arguments) => new() { Tool = tool, Arguments = arguments };

    /// <summary>A refusal.</summary>
    public static FakeLlmAnswer Refusal(int status, string error, int? retryAfter = null) => new() { Status = status, Error = error, RetryAfter = retryAfter };
}
