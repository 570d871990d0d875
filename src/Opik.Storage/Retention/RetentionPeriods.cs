namespace Opik.Storage;

/// <summary>Periods in days and on the wire.</summary>
public static class RetentionPeriods
{
    /// <summary>Length; null: for ever.</summary>
    public static TimeSpan? Length(this RetentionPeriod period) => period switch
    {
        RetentionPeriod.Short14d => TimeSpan.FromDays(14),
        RetentionPeriod.Base60d => TimeSpan.FromDays(60),
        RetentionPeriod.Extended400d => TimeSpan.FromDays(400),
        _ => null,
    };

    /// <summary>Name on the wire.</summary>
    public static string Name(this RetentionPeriod period) => period switch
    {
        RetentionPeriod.Short14d => "short_14d",
        RetentionPeriod.Base60d => "base_60d",
        RetentionPeriod.Extended400d => "extended_400d",
        _ => "unlimited",
    };

    /// <summary>The period of a name; null: there is none.</summary>
    public static RetentionPeriod? Parse(string name) =>
        Enum.GetValues<RetentionPeriod>().Select(period => (RetentionPeriod?)period).FirstOrDefault(period => period!.Value.Name() == name);
}
