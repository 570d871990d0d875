using Opik.Server.Features.RowSelections;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Turns rules or alerts off.</summary>
internal sealed class DisableRows(SelectedRows selected) : SwitchRows(BulkActionType.Disable, selected);
