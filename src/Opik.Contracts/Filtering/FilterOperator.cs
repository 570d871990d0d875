namespace Opik.Contracts;

/// <summary>Operators of filters.</summary>
public enum FilterOperator
{
    /// <summary><c>contains</c></summary>
    Contains,

    /// <summary><c>not_contains</c></summary>
    NotContains,

    /// <summary><c>starts_with</c></summary>
    StartsWith,

    /// <summary><c>ends_with</c></summary>
    EndsWith,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&gt;</c></summary>
    GreaterThan,

    /// <summary><c>&gt;=</c></summary>
    GreaterThanOrEqual,

    /// <summary><c>&lt;</c></summary>
    LessThan,

    /// <summary><c>&lt;=</c></summary>
    LessThanOrEqual,

    /// <summary><c>is_empty</c></summary>
    IsEmpty,

    /// <summary><c>is_not_empty</c></summary>
    IsNotEmpty,

    /// <summary><c>in</c></summary>
    In,

    /// <summary><c>not_in</c></summary>
    NotIn,
}
