namespace Opik.Storage.Sqlite;

/// <content>Retention rules, guardrail policies.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Retention rules.</summary>
    public IRetentionRules RetentionRules => field ??= new SqliteRetentionRules(_database, _clock);

    /// <summary>Times of kinds of data.</summary>
    public IRetentionKinds RetentionKinds => field ??= new SqliteRetentionKinds(_database, _clock);

    /// <summary>Runs of retention.</summary>
    public IRetentionRuns RetentionRuns => field ??= new SqliteRetentionRuns(_database);

    /// <summary>Guardrail policies.</summary>
    public IGuardrailPolicies GuardrailPolicies => field ??= new SqliteGuardrailPolicies(_database, _clock);
}
