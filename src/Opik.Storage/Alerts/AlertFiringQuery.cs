namespace Opik.Storage;

/// <summary>A page of firings, newest first.</summary>
/// <param name="AlertId">Of this alert; null: of all.</param>
/// <param name="ProjectId">Of alerts that name this project, whole or in a trigger; null: of all.</param>
/// <param name="From">That had not ended before; null: from the beginning.</param>
/// <param name="To">That began before; null: until now.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Size">Rows of a page.</param>
public sealed record AlertFiringQuery(Guid? AlertId, Guid? ProjectId, DateTime? From, DateTime? To, int Page, int Size);
