namespace Opik.Server.Features.Playground.Answers;

/// <summary>An assertion of a suite as it was judged for a cell, on the wire.</summary>
internal sealed record PlaygroundAssertionAnswer(string Name, bool Passed, string? Reason);
