namespace Opik.Server.Features.Runners;

/// <summary>Describes a <see cref="Model.RunnerLogEntry"/> that was taken: neither member is empty.</summary>
internal sealed record RunnerLogEntryShape(string Stream, string Text);
