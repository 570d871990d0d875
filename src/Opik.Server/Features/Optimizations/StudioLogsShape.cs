namespace Opik.Server.Features.Optimizations;

/// <summary>Where the log of a run can be read. <see cref="StudioEndpoints"/> writes nothing of it: no log is kept.</summary>
/// <param name="Url">Address of the log; absent: there is none.</param>
internal sealed record StudioLogsShape(string? Url);
