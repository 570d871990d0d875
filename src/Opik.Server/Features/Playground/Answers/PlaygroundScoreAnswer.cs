namespace Opik.Server.Features.Playground.Answers;

/// <summary>A score of a cell on the wire.</summary>
internal sealed record PlaygroundScoreAnswer(string Name, decimal Value, string? Reason);
