namespace Opik.Server.Features.Studio.Answers;

/// <summary>Where the log of a run can be read.</summary>
/// <param name="Url">Address of the log as text; absent: the server does not run the optimization.</param>
/// <param name="LastModified">When something was last said.</param>
internal sealed record StudioLogsAnswer(string? Url, DateTime? LastModified);
