namespace Opik.Server.Features.Retention;

/// <summary>What has become too old by a time.</summary>
/// <param name="At">The time.</param>
/// <param name="Traces">Traces that go.</param>
/// <param name="InDatasets">Those among them that items of datasets were made of; the items stay.</param>
/// <param name="Attachments">Files that go, with their traces or by their own time.</param>
/// <param name="AttachmentBytes">Their bytes.</param>
/// <param name="Projects">Projects that lose traces, those that lose most first, 20 at most.</param>
internal sealed record RetentionDueView(DateTime At, long Traces, long InDatasets, long Attachments, long AttachmentBytes, IReadOnlyList<RetentionDueProjectView> Projects);
