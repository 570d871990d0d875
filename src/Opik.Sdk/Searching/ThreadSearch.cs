namespace Opik.Searching;

/// <summary>Which threads to look for.</summary>
public sealed record ThreadSearch : EntitySearch;
