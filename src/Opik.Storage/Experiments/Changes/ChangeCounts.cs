namespace Opik.Storage;

/// <summary>Items by what became of them, among those that the other conditions of the query match.</summary>
/// <param name="All">All.</param>
/// <param name="Regressions">Worse.</param>
/// <param name="Improvements">Better.</param>
/// <param name="Differ">Two experiments differ.</param>
public sealed record ChangeCounts(int All, int Regressions, int Improvements, int Differ);
