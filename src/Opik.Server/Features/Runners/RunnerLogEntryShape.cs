namespace Opik.Server.Features.Runners;

/// <summary>Describes a <see cref="Model.RunnerLogEntry"/> that was taken: neither stream nor text is empty; <c>at</c> with <c>times=true</c> alone.</summary>
internal sealed record RunnerLogEntryShape(string Stream, string Text, DateTime? At);
