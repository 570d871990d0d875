using Opik.Server.OpenApi;

namespace Opik.Server.Features.Reading;

/// <summary>One part of a filter as <see cref="Contracts.FilterParser"/> reads it: a condition, or a group.</summary>
[WrittenAs(typeof(RowFilter), typeof(FilterGroupShape))]
internal sealed record FilterShape;

/// <summary>A group has nothing else: it holds where one of the alternatives does.</summary>
[RequiredMembers(nameof(Any))]
internal sealed record FilterGroupShape(IReadOnlyList<FilterAlternativeShape> Any);

/// <summary>A condition, or several that hold together.</summary>
[WrittenAs(typeof(RowFilter), typeof(FilterConditionsShape))]
internal sealed record FilterAlternativeShape;

/// <summary>Conditions that must all hold.</summary>
[RequiredMembers(nameof(All))]
internal sealed record FilterConditionsShape(IReadOnlyList<RowFilter> All);
