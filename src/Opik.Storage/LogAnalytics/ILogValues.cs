namespace Opik.Storage;

/// <summary>Which values the fields of logs have.</summary>
public interface ILogValues
{
    /// <summary>Values with their counts.</summary>
    Task<FieldValues> ValuesAsync(Scope scope, FieldValuesQuery query, CancellationToken cancellationToken);
}
