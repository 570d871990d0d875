using System.ComponentModel.DataAnnotations;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>The time of a kind of data.</summary>
/// <param name="Retention">How long.</param>
/// <param name="ApplyToPast">Whether what was too old when it was set goes as well.</param>
/// <param name="Since">When it was set.</param>
/// <param name="SetBy">Who set it.</param>
internal sealed record RetentionKindView([property: AllowedValues("short_14d", "base_60d", "extended_400d", "unlimited")] string Retention, bool ApplyToPast, DateTime Since, string? SetBy)
{
    public static RetentionKindView? Of(RetentionKindRule? rule) => rule is null ? null : new(rule.Period.Name(), rule.ApplyToPast, rule.Since, rule.SetBy);
}
