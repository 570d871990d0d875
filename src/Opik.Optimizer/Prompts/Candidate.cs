namespace Opik.Optimizer;

/// <summary>A prompt that is tried.</summary>
public sealed record Candidate
{
    /// <summary>Tells it from others of the run: <c>c0</c> is the prompt that the run began with.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt.</summary>
    public required IReadOnlyList<PromptMessage> Messages { get; init; }

    /// <summary>Candidates that it was made of; empty: that of the beginning.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>What was changed, in a few words; empty: nothing.</summary>
    public string Change { get; init; } = string.Empty;

    /// <summary>Round of the algorithm, from 1; 0: the beginning.</summary>
    public int Step { get; init; }

    /// <summary>The prompt as one text, for comparing.</summary>
    internal string Text => string.Join('\u0001', Messages.Select(static message => message.Role + '\u0002' + message.Content));
}
