namespace Opik.Evaluation.Simulation;

/// <summary>What the program under test is given: one message of the user. It keeps the history itself, by <paramref name="ThreadId"/>.</summary>
/// <param name="Message">What the user says.</param>
/// <param name="ThreadId">The conversation.</param>
/// <param name="Number">Number of the turn, from 1.</param>
public sealed record SimulationTurn(string Message, string ThreadId, int Number);
