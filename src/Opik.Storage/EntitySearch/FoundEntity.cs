namespace Opik.Storage;

/// <summary>An entity that a search found.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id; of a thread the model id.</param>
/// <param name="Name">Its name; of a thread the id that clients gave.</param>
/// <param name="ProjectId">The project that it belongs to.</param>
/// <param name="ParentId">Of a span its trace, of an experiment its dataset, of a prompt version its prompt.</param>
public sealed record FoundEntity(EntityKind Kind, Guid Id, string? Name, Guid? ProjectId, Guid? ParentId = null);
