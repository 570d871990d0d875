namespace Opik.Contracts.PythonRules;

/// <summary>Flags of an expression in Python's dialect.</summary>
[Flags]
internal enum PatternFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>i</c>: large and small letters are the same.</summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> also at lines.</summary>
    MultiLine = 2,

    /// <summary><c>s</c>: a point also takes line feeds.</summary>
    DotAll = 4,

    /// <summary><c>x</c>: blanks and comments are left out.</summary>
    Verbose = 8,

    /// <summary><c>a</c>: classes have ASCII characters only.</summary>
    Ascii = 16,

    /// <summary><c>u</c>: as without it.</summary>
    Unicode = 32,
}
