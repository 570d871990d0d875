using System.Text.Json;
using Opik.Server.Features.Reading;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>A part of a list: further filters, a range inside that of the list, or both.</summary>
internal sealed record SelectionBody([property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonElement? Filters, DateTime? FromTime, DateTime? ToTime);
