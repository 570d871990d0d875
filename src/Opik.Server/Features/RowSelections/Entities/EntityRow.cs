using System.Text.Json;

namespace Opik.Server.Features.RowSelections.Entities;

/// <summary>One row of a list of entities.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Write">Writes its members as the list has them.</param>
internal readonly record struct EntityRow(Guid Id, Action<Utf8JsonWriter> Write);
