using Opik.Server.Features.RowSelections;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Turns rules or alerts on.</summary>
internal sealed class EnableRows(SelectedRows selected) : SwitchRows(BulkActionType.Enable, selected);
