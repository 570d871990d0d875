using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>A time series on the wire: <c>data:[{time,value}]</c>, the value left out where nothing was measured.</summary>
internal sealed record WorkspaceSeriesView(Guid? ProjectId, string Name, IReadOnlyList<SeriesPoint> Data)
{
    public static WorkspaceSeriesView Of(WorkspaceSeries series) => new(series.ProjectId, series.Name, series.Points);
}
