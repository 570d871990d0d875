using Opik.Contracts;

namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>One row of an uploaded file.</summary>
/// <param name="Data">The item's map.</param>
internal sealed record ImportedItem(JsonText Data)
{
    /// <summary>Id that the file gives; such a row replaces the item of that id.</summary>
    public Guid? Id { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Evaluators, a JSON array.</summary>
    public JsonText? Evaluators { get; init; }

    /// <summary>Execution policy, a JSON object.</summary>
    public JsonText? ExecutionPolicy { get; init; }
}
