using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>How data of the workspace are shown, as sent; what is left out is not set any more.</summary>
/// <param name="TimeZone">IANA id such as <c>Europe/Lisbon</c>.</param>
/// <param name="LongValues">Characters of a long text in tables, 160 to 5,000.</param>
internal sealed record PresentationBody(string? TimeZone, int? LongValues)
{
    private const int LongestId = 64;

    /// <summary>The settings; 400 when this server does not know the zone or the length is out of range.</summary>
    public WorkspacePresentation ToPresentation()
    {
        // Ids of Windows, and offsets, mean nothing in a browser.
        if (TimeZone is not null && (TimeZone.Length > LongestId || !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId))
            throw ApiException.BadRequest("time_zone must be the IANA id of a time zone, such as Europe/Lisbon");
        if (LongValues is not null and not (>= TextLength.Stored and <= TextLength.Most))
            throw ApiException.BadRequest($"long_values must be between {TextLength.Stored} and {TextLength.Most}");
        return new WorkspacePresentation(TimeZone, LongValues);
    }
}
