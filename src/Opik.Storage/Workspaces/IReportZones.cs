namespace Opik.Storage;

/// <summary>Time zones of workspaces (docs/adr/0029).</summary>
public interface IReportZones
{
    /// <summary>The zone of a workspace; UTC where none is set, or where this machine does not know it. From memory once known.</summary>
    ValueTask<TimeZoneInfo> GetAsync(Guid workspaceId, CancellationToken cancellationToken);
}
