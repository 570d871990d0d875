using System.ComponentModel.DataAnnotations;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Reading;

/// <summary>One part of an order as <see cref="Contracts.SortParser"/> reads it; without a direction it ascends.</summary>
[RequiredMembers(nameof(Field))]
internal sealed record SortShape(string Field, [property: AllowedValues("ASC", "DESC")] string? Direction);
