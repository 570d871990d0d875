namespace Opik.Storage;

/// <summary>The dataset that a write names: by id, or by name, which makes it when there is none.</summary>
/// <param name="Id">Id; null: by name.</param>
/// <param name="Name">Name, when there is no id.</param>
/// <param name="ProjectId">Project of the name; null: of the workspace.</param>
public sealed record DatasetTarget(Guid? Id, string? Name, Guid? ProjectId)
{
    /// <summary>The dataset with the id.</summary>
    public static DatasetTarget Of(Guid id) => new(id, null, null);
}
