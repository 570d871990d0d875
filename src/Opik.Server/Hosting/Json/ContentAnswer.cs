namespace Opik.Server.Hosting.Json;

/// <summary>A list that is answered whole.</summary>
/// <param name="Content">The rows.</param>
internal sealed record ContentAnswer<T>(IReadOnlyList<T> Content)
    where T : notnull;
