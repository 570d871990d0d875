using System.ComponentModel.DataAnnotations;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Reading;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>What became of an item in a draft or between two versions.</summary>
internal sealed record DraftOfItemShape([property: AllowedValues("added", "changed", "deleted")] string State, IReadOnlyList<string>? Fields, DatasetItemShape? Before, DraftConflictShape? Conflict);

/// <summary>An item that a newer version changed too.</summary>
internal sealed record DraftConflictShape(Guid Id, IReadOnlyList<string>? Fields, DatasetItemShape? Before, DatasetItemShape? Mine, DatasetItemShape? Theirs);

/// <summary>All conflicts of a draft.</summary>
internal sealed record DraftConflictsShape(IReadOnlyList<string>? Errors, IReadOnlyList<DraftConflictShape> Conflicts);

/// <summary>A change of all items that meet conditions, or their deletion. No conditions mean every item.</summary>
[RequiredMembers(nameof(Filters))]
internal sealed record DraftMatchBody(IReadOnlyList<RowFilter> Filters, bool? Delete, DatasetItemBody? Update);
