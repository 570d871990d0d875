using Opik.Evaluation.Conversations;

namespace Opik.Evaluation.Simulation;

/// <summary>A conversation that was simulated. Python: the dictionary that <c>run_simulation</c> returns.</summary>
public sealed record SimulationResult
{
    /// <summary>The thread: scores are logged to it.</summary>
    public required string ThreadId { get; init; }

    /// <summary>The messages in turn: user, assistant, user, … Conversation metrics take it as it is.</summary>
    public required IReadOnlyList<ConversationMessage> ConversationHistory { get; init; }

    /// <summary>The project that was asked for; null: none was.</summary>
    public string? ProjectName { get; init; }

    /// <summary>What the program under test threw, in order; each is also an answer in the history and an error of its trace.</summary>
    public IReadOnlyList<Exception> AppFailures { get; init; } = [];
}
