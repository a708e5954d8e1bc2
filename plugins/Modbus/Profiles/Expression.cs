using System.Globalization;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>A little arithmetic over a device's settings: <c>channel - 1</c>, <c>0x0FA0</c>, <c>input &gt; 0</c>. Immutable.</summary>
/// <remarks>Numbers (decimal or 0x…), names of settings, + - *, brackets, and comparisons (=, &lt;, &gt;) joined by &amp;, which give 0 or 1.</remarks>
internal sealed class Expression
{
    private readonly Func<IReadOnlyDictionary<string, decimal>, decimal> evaluate;

    private Expression(Func<IReadOnlyDictionary<string, decimal>, decimal> evaluate) => this.evaluate = evaluate;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none, or names an unknown setting; the message is the rule alone.</exception>
    public static Expression Parse(string text, IReadOnlySet<string> names) => new(new Parser(text, names).Whole());

    /// <summary>Its value for one device's settings.</summary>
    public decimal ValueOf(IReadOnlyDictionary<string, decimal> settings) => evaluate(settings);

    private sealed class Parser(string text, IReadOnlySet<string> names)
    {
        private const string Rule = "it must be numbers, settings, + - *, brackets, comparisons with = < > joined by &";

        private int at;

        public Func<IReadOnlyDictionary<string, decimal>, decimal> Whole()
        {
            var left = Comparison();
            while (Next("&") is not null)
            {
                var (first, second) = (left, Comparison());
                left = s => first(s) != 0 && second(s) != 0 ? 1 : 0;
            }
            return at == text.Length ? left : throw new FormatException(Rule);
        }

        private Func<IReadOnlyDictionary<string, decimal>, decimal> Comparison()
        {
            var left = Sum();
            if (Next("=<>") is not { } sign)
                return left;
            var right = Sum();
            return s => Compare(left(s), sign, right(s)) ? 1 : 0;
        }

        private static bool Compare(decimal left, char sign, decimal right) => sign == '=' ? left == right : sign == '<' ? left < right : left > right;

        private Func<IReadOnlyDictionary<string, decimal>, decimal> Sum()
        {
            var left = Product();
            while (Next("+-") is { } sign)
            {
                var (first, second) = (left, Product());
                left = sign == '+' ? s => first(s) + second(s) : s => first(s) - second(s);
            }
            return left;
        }

        private Func<IReadOnlyDictionary<string, decimal>, decimal> Product()
        {
            var left = Factor();
            while (Next("*") is not null)
            {
                var (first, second) = (left, Factor());
                left = s => first(s) * second(s);
            }
            return left;
        }

        private Func<IReadOnlyDictionary<string, decimal>, decimal> Factor()
        {
            if (Next("-") is not null && Factor() is { } positive)
                return s => -positive(s);
            if (Next("(") is not null)
            {
                var inner = Sum();
                return Next(")") is not null ? inner : throw new FormatException(Rule);
            }
            string word = Word();
            if (TryNumber(word) is { } number)
                return _ => number;
            return names.Contains(word)
                ? s => s[word]
                : throw new FormatException($"'{word}' is neither a number nor a setting; settings are {string.Join(", ", names)}");
        }

        private string Word()
        {
            SkipBlanks();
            int start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '.'))
                at++;
            return start == at ? throw new FormatException(Rule) : text[start..at];
        }

        private char? Next(string any)
        {
            SkipBlanks();
            return at < text.Length && any.Contains(text[at], StringComparison.Ordinal) ? text[at++] : null;
        }

        private void SkipBlanks()
        {
            while (at < text.Length && text[at] == ' ')
                at++;
        }

        private static decimal? TryNumber(string word) => word.StartsWith("0x", StringComparison.Ordinal)
            ? int.TryParse(word[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int hex) ? hex : null
            : decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }
}
