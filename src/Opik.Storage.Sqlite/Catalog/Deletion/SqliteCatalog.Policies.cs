namespace Opik.Storage.Sqlite;

/// <content>Retention rules, guardrail policies, deletion.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Retention rules.</summary>
    public IRetentionRules RetentionRules => field ??= new SqliteRetentionRules(_database, _clock);

    /// <summary>Guardrail policies.</summary>
    public IGuardrailPolicies GuardrailPolicies => field ??= new SqliteGuardrailPolicies(_database, _clock);

    /// <summary>Deletes what belongs to a project or workspace.</summary>
    public IContentDeletion ContentDeletion => field ??= new SqliteCatalogDeletion(_database, Rules.Forget);
}
