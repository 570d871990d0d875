using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>How data of the workspace are shown.</summary>
/// <param name="TimeZone">Zone in which the server cuts days and months and writes times for people; UTC unless it was set.</param>
/// <param name="TimeZoneSet">Whether somebody has set it.</param>
/// <param name="LongValues">Characters of a long text in tables.</param>
internal sealed record PresentationView(string TimeZone, bool TimeZoneSet, int LongValues)
{
    public static PresentationView Of(WorkspacePresentation presentation) =>
        new(presentation.TimeZone ?? "UTC", presentation.TimeZone is not null, presentation.LongValues ?? TextLength.Stored);
}
