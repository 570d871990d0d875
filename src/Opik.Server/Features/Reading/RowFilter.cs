using System.Text.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Reading;

/// <summary>One condition of a filter. <c>key</c> is the member of a field that is a map.</summary>
[RequiredMembers(nameof(Field), nameof(Operator))]
internal sealed record RowFilter(string Field, string Operator, string? Key, JsonElement? Value);
