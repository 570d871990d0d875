namespace Opik.Storage.Sqlite;

/// <content>Retention rules, guardrail policies.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Retention rules.</summary>
    public IRetentionRules RetentionRules => field ??= new SqliteRetentionRules(_database, _clock);

    /// <summary>Guardrail policies.</summary>
    public IGuardrailPolicies GuardrailPolicies => field ??= new SqliteGuardrailPolicies(_database, _clock);
}
