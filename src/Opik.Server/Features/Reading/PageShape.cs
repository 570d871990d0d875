namespace Opik.Server.Features.Reading;

/// <summary>A page as <see cref="PageJson"/> writes it. <c>total_estimated</c>: the total is a sample's.</summary>
internal sealed record PageShape<T>(int Page, int Size, long Total, bool? TotalEstimated, IReadOnlyList<T> Content, IReadOnlyList<string>? SortableBy)
    where T : notnull;
