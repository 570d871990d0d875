namespace Opik.Server.Features.RowSelections;

/// <summary>One row of a selection.</summary>
/// <param name="Id">Its id; of a thread the model id.</param>
/// <param name="ThreadId">Of a thread: the id that the client gave it.</param>
internal readonly record struct SelectedRow(Guid Id, string? ThreadId);
