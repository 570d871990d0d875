using System.Text.Json;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>A part of a list: further filters, a range inside that of the list, or both.</summary>
internal sealed record SelectionBody(JsonElement? Filters, DateTime? FromTime, DateTime? ToTime);
