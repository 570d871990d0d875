namespace Opik.Contracts;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">Type of the rows.</typeparam>
/// <param name="Number">Page number, from 1.</param>
/// <param name="Content">The rows.</param>
/// <param name="Total">Number of rows over all pages.</param>
/// <param name="TotalEstimated">True when counting was cut off by the time budget and <paramref name="Total"/> is an estimate.</param>
public sealed record Page<T>(int Number, IReadOnlyList<T> Content, long Total, bool TotalEstimated = false);
