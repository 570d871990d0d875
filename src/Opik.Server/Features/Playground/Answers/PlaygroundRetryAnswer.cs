namespace Opik.Server.Features.Playground.Answers;

/// <summary>How many cells are tried again.</summary>
internal sealed record PlaygroundRetryAnswer(long Cells);
